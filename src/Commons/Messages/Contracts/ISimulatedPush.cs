using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages.Contracts;

/// <summary>A stand-in on this machine that takes push messages, and has the browsers that read them. Only a simulated city has one.</summary>
[Socket]
public interface ISimulatedPush
{
    /// <summary>Where it listens, <c>http://127.0.0.1:port</c>, or null while it does not. Its endpoints begin so, and only they may.</summary>
    Uri? Origin { get; }

    /// <summary>Turns notices on in a new simulated browser.</summary>
    /// <param name="applicationServerKey">The city's public key in base64url, as its page hands it to a browser; the subscription is bound to it.</param>
    /// <param name="name">What stands under the phone that is drawn for it.</param>
    /// <returns>What the browser hands over: the JSON of its subscription (W3C Push API, <c>PushSubscription.toJSON()</c>).</returns>
    /// <exception cref="ArgumentException">The key is no public key.</exception>
    /// <exception cref="InvalidOperationException">It does not listen.</exception>
    string Subscribe(string applicationServerKey, string name);
}
