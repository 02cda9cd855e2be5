using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.MyAccount;

public sealed record AccountModel(IReadOnlyList<OwnMethod> Methods, IReadOnlyList<MyPageSection> Sections, IReadOnlyList<OwnSession> Sessions, Refusal? Refusal);

public sealed record OwnMethod(Guid Id, string Kind, string? Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);

public sealed record OwnSession(string Digest, string? Device, DateTimeOffset OpenedAt, string Method, IdentityLevel Level, bool IsHere);

public sealed record RemoveMethodModel(OwnMethod Method, Refusal? Refusal);

public sealed record DeleteModel(string Typed, Refusal? Refusal);

public sealed record MergeModel(IReadOnlyList<OwnMethod> Here, IReadOnlyList<OwnMethod> Also, string ReturnTo, Refusal? Refusal);
