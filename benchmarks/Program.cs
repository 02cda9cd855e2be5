using SmartLocal.Benchmarks;
using SmartLocal.Benchmarks.Floors;

// As a floor: the bare server that a row is measured against, in a process of its own.
if (args is ["floor", var kind, var port, .. var rest]) return await FloorServer.Run(kind, int.Parse(port), rest);

var json = args.Contains("--json");
var names = args.Where(a => !a.StartsWith('-')).ToList();
return await PerformanceTable.Run(names, json);
