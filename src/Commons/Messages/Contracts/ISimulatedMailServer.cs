using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages.Contracts;

/// <summary>A stand-in on this machine that takes mails and sends nothing on. Used where a simulated city names no mail server.</summary>
[Socket]
public interface ISimulatedMailServer
{
    /// <summary>The port on 127.0.0.1, or null while it does not listen.</summary>
    int? Port { get; }
}
