using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages.Contracts;

/// <summary>A stand-in on this machine that takes texts to mobile phones and sends nothing on. Used where a simulated city names no gateway.</summary>
[Socket]
public interface ISimulatedSms
{
    /// <summary>Where texts are posted to, on 127.0.0.1, or null while it does not listen.</summary>
    Uri? Address { get; }

    /// <summary>The token that it asks for.</summary>
    string Token { get; }
}
