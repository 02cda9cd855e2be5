using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>The sentence to which somebody says yes or no, as it stands on her page.</summary>
internal static class WishWords
{
    public static string Of(TextCatalogue catalogue, Language language, MessagePurpose purpose, Channel channel, bool wanted)
    {
        var text = new Text(catalogue, language);
        return text.Of(wanted ? "messages.wish.yes" : "messages.wish.no", ("purpose", text["messages.purpose." + purpose.Code]), ("channel", text["messages.channel." + Words.Of(channel)])).Plain;
    }
}
