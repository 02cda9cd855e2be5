using System.Xml;
using System.Xml.Linq;
using SmartLocal.Feel;

namespace SmartLocal.Host.Verbs;

/// <summary>How one case of the kit went; where it didn't pass, why.</summary>
internal sealed record FeelCase(string File, string Name, FeelVerdict Verdict, string Reason);

internal enum FeelVerdict
{
    Passed,

    /// <summary>Another value came out than is expected.</summary>
    Failed,

    /// <summary>Nothing came out: the model or the case can't be read, or the evaluation was stopped.</summary>
    Error,
}

/// <summary>Runs the cases of DMN's Technology Compatibility Kit in a folder, as the kit's own runner compares them.</summary>
internal static class FeelKit
{
    /// <summary>What the cases say of the clock doesn't matter: none of them asks for a particular day.</summary>
    private static readonly FeelClock Clock = new(TimeProvider.System);

    public static IEnumerable<FeelCase> Run(string folder) =>
        Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file => RunFile(folder, file));

    private static IEnumerable<FeelCase> RunFile(string folder, string file)
    {
        var name = Path.GetRelativePath(folder, file);
        var (root, mistake) = Load(file);
        if (root is null) return [new(name, "", FeelVerdict.Error, mistake)];
        if (root.Name.LocalName != "testCases") return [];
        var models = new Models(Path.GetDirectoryName(file)!);
        var model = models.Named(Texts(root, "modelName").FirstOrDefault() ?? "");
        return root.Elements().Where(e => e.Name.LocalName == "testCase").Select(test =>
        {
            var id = test.Attribute("id")?.Value ?? "";
            if (model is null) return new FeelCase(name, id, FeelVerdict.Error, "the model can't be read");
            try
            {
                var wrong = Wrong(test, model).FirstOrDefault();
                return wrong is null ? new(name, id, FeelVerdict.Passed, "") : new(name, id, FeelVerdict.Failed, wrong);
            }
            catch (Exception exception) when (exception is LimitReachedException or KeyNotFoundException or FormatException or InvalidDataException)
            {
                return new(name, id, FeelVerdict.Error, exception.Message);
            }
        });
    }

    /// <summary>One sentence for each result that is another than expected.</summary>
    private static IEnumerable<string> Wrong(XElement test, DmnModel model)
    {
        var inputs = FeelValue.ContextOf(Parts(test, "inputNode").Select(i => (i.Attribute("name")!.Value, FeelKitValue.Read(i)))).AsContext();
        foreach (var result in Parts(test, "resultNode"))
        {
            var name = result.Attribute("name")!.Value;
            var expected = Parts(result, "expected").FirstOrDefault() is { } written ? FeelKitValue.Read(written) : FeelValue.Null;
            var actual = Value(test, model, inputs, name);
            if (!FeelKitValue.Agree(expected, actual)) yield return $"{name} is {actual}, expected is {expected}";
        }
    }

    private static FeelValue Value(XElement test, DmnModel model, FeelContext inputs, string name)
    {
        var invoked = test.Attribute("invocableName")?.Value;
        switch (test.Attribute("type")?.Value)
        {
            case "decisionService":
                var served = model.Serve(invoked ?? name, inputs, Clock);
                return served.Kind == FeelKind.Context && served.AsContext().Has(name) ? served.AsContext()[name] : served;
            case "bkm":
                return model.Apply(invoked ?? name, inputs, Clock);
            default:
                return model.Decide(name, inputs, Clock);
        }
    }

    private static (XElement? Root, string Mistake) Load(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return (XElement.Load(reader), "");
        }
        catch (XmlException exception)
        {
            return (null, exception.Message);
        }
    }

    private static IEnumerable<XElement> Parts(XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);

    private static IEnumerable<string> Texts(XElement of, string name) => Parts(of, name).Select(e => e.Value.Trim());

    /// <summary>The models of one folder of the kit, which import each other by their namespace.</summary>
    private sealed class Models(string folder)
    {
        private readonly Dictionary<string, DmnModel?> read = new(StringComparer.Ordinal);

        public DmnModel? Named(string file)
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path)) return null;
            if (read.TryGetValue(path, out var known)) return known;
            // A model that imports itself finds nothing.
            read[path] = null;
            return read[path] = DmnModel.Read(File.ReadAllText(path), ByNamespace).Model;
        }

        private DmnModel? ByNamespace(string space) => Directory.EnumerateFiles(folder, "*.dmn")
            .Where(f => Load(f).Root?.Attribute("namespace")?.Value == space).Select(f => Named(Path.GetFileName(f))).FirstOrDefault();
    }
}
