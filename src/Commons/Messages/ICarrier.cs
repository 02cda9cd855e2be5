namespace SmartLocal.Messages;

/// <summary>Hands deliveries of one channel to whoever carries them.</summary>
internal interface ICarrier
{
    Channel Channel { get; }

    /// <summary>How many are handed over side by side.</summary>
    int AtOnce { get; }

    /// <summary>How many who are told the same are handed over as one: see <see cref="Many.Parcels"/>.</summary>
    int MostInParcel => 1;

    /// <summary>
    /// Whether the provider knows a delivery by its id and takes it once, however often it is handed over. Then nothing of it is ever
    /// doubtful: what may have been taken is handed over again.
    /// </summary>
    bool TakesKey { get; }

    /// <summary>Whether there is a way out now. Asked before every round, so that a change of the settings needs no restart.</summary>
    bool IsReady { get; }

    /// <summary>Hands it over.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before it could have been taken.</exception>
    Task<Outcome> Send(Delivery delivery, CancellationToken ct);
}
