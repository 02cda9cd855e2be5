using SmartLocal.Kernel;

namespace SmartLocal.Messages.Pages;

public sealed record DeliveriesModel(
    string Readiness, int CountedDays, IReadOnlyList<StateCount> Counts, IReadOnlyList<FailedDelivery> Failed, Refusal? Refusal);

public sealed record StateCount(string State, int Number);

public sealed record FailedDelivery(
    Guid Id, string Kind, string State, string Address, int Tries, int? Code, Instant At, Instant? Next, bool CanBeReplayed);
