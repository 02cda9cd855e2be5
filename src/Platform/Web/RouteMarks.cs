using Microsoft.AspNetCore.Builder;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Web;

/// <summary>
/// Every route says who may use it; one that does not is a programmer's mistake and is answered with an error to everybody.
/// </summary>
public static class RouteMarks
{
    /// <summary>Everybody may use it.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.Needs(Permission.Anyone);

    /// <summary>Whoever has the permission may use it. Others are asked to sign in, or told that they may not.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new RoutePermission(permission));
        return route;
    }

    /// <summary>Its body is one JSON object, whatever the request calls it.</summary>
    public static TBuilder TakesJson<TBuilder>(this TBuilder route, string description) where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new JsonBody(description));
        return route;
    }

    /// <summary>It answers also while the mandate by which she acted is over and she has not yet gone on for herself.</summary>
    internal static TBuilder EvenAfterActing<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(AfterActing.Mark);
        return route;
    }

    /// <summary>Machines use it: refusals are answered as problem JSON and no page is ever rendered.</summary>
    public static TBuilder ForMachines<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(MachineRoute.Mark);
        return route;
    }
}

/// <summary>What the body of a machine's route is, for the document of the API. It says nothing of how it must be labelled: a body is read for what it is.</summary>
/// <param name="Description">Its content in a sentence, and where its schema is.</param>
public sealed record JsonBody(string Description);

/// <summary>Who may use a route.</summary>
public sealed record RoutePermission(Permission Permission);

/// <summary>The mark of a route by which she leaves the person for whom she acted.</summary>
internal sealed class AfterActing
{
    private AfterActing()
    {
    }

    /// <summary>The one mark.</summary>
    public static readonly AfterActing Mark = new();
}

/// <summary>The mark of a route for programs: it answers in JSON and stands in the documented API.</summary>
public sealed class MachineRoute
{
    private MachineRoute()
    {
    }

    /// <summary>The one mark.</summary>
    public static readonly MachineRoute Mark = new();
}
