using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages.Contracts;

/// <summary>A stand-in on this machine for LINE, with phones that show what they get and no way out. Used where a simulated city names no account.</summary>
[Socket]
public interface ISimulatedLine
{
    /// <summary>Where it answers as LINE's API does, or null while it does not listen.</summary>
    Uri? Api { get; }

    /// <summary>Where a person agrees to link her accounts, without a slash at the end; null while this site has no address.</summary>
    Uri? Dialog { get; }

    /// <summary>Where a person makes the city's account a friend; null while this site has no address.</summary>
    Uri? Friend { get; }

    /// <summary>The token that it asks of the city, another one at each start.</summary>
    string AccessToken { get; }

    /// <summary>The secret with which it signs what it tells the city at <c>/hooks/line</c>.</summary>
    string ChannelSecret { get; }
}
