using System.Globalization;

namespace SmartLocal.Messages.Line;

/// <summary>What is shown in a talk on LINE. Its lengths are LINE's, checked when it is made: LINE refuses a whole request for one character.</summary>
internal abstract record LineMessage
{
    /// <summary>Messages of one request.</summary>
    public const int MostAtOnce = 5;

    private LineMessage()
    {
    }

    /// <summary>Words alone.</summary>
    public sealed record Words : LineMessage
    {
        /// <summary>The longest text, in UTF-16 units as LINE counts them: an emoji is two or more.</summary>
        public const int Longest = 5_000;

        /// <exception cref="ArgumentException">Empty, or longer than <see cref="Longest"/>.</exception>
        public Words(string text)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(text);
            if (text.Length > Longest) throw new ArgumentException($"{text.Length} units of text; LINE takes {Longest}.", nameof(text));
            Text = text;
        }

        public string Text { get; }

        public override string ToString() => nameof(Words);
    }

    /// <summary>
    /// Words over one button that opens a page: LINE's template "buttons" with one action. The words also stand where templates are
    /// not shown (on the lock screen, in the list of talks), so they must be neutral.
    /// </summary>
    public sealed record Button : LineMessage
    {
        /// <summary>The longest words, in characters as people count them (grapheme clusters).</summary>
        public const int LongestText = 160;

        /// <summary>
        /// The longest words in UTF-16 units, for the places without templates. Confirmed is 400; a newer page of LINE may allow more.
        /// </summary>
        public const int LongestInUnits = 400;

        /// <summary>The longest label, in characters as people count them.</summary>
        public const int LongestLabel = 20;

        /// <summary>The longest address, in UTF-16 units.</summary>
        public const int LongestLink = 1_000;

        /// <exception cref="ArgumentException">Empty or too long, or a link that is no address of a page.</exception>
        public Button(string text, string label, Uri link)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(text);
            ArgumentException.ThrowIfNullOrWhiteSpace(label);
            ArgumentNullException.ThrowIfNull(link);
            if (Characters(text) > LongestText || text.Length > LongestInUnits) throw new ArgumentException($"The words over a button have at most {LongestText} characters.", nameof(text));
            if (Characters(label) > LongestLabel) throw new ArgumentException($"The label of a button has at most {LongestLabel} characters.", nameof(label));
            if (!link.IsAbsoluteUri || link.Scheme is not ("https" or "http")) throw new ArgumentException("A button opens a page by its whole address.", nameof(link));
            if (link.AbsoluteUri.Length > LongestLink) throw new ArgumentException($"The address of a button has at most {LongestLink} characters.", nameof(link));
            (Text, Label, Link) = (text, label, link);
        }

        public string Text { get; }

        public string Label { get; }

        public Uri Link { get; }

        public override string ToString() => nameof(Button);
    }

    private static int Characters(string text) => new StringInfo(text).LengthInTextElements;
}
