namespace SmartLocal.Feel;

/// <summary>What a decision table gives when several rules match (DMN 1.5, 8.2.10).</summary>
internal enum HitPolicy
{
    /// <summary>At most one rule matches; null if more do.</summary>
    Unique,

    /// <summary>The first rule that matches.</summary>
    First,

    /// <summary>The match whose output stands first among the output values.</summary>
    Priority,

    /// <summary>All matches have the same output; null if not.</summary>
    Any,

    /// <summary>The outputs of all matches, in any order, or one number or count made of them.</summary>
    Collect,

    /// <summary>The outputs of all matches, in the order of the rules.</summary>
    RuleOrder,

    /// <summary>The outputs of all matches, in the order of the output values.</summary>
    OutputOrder,
}

/// <summary>What a collecting table makes of its outputs.</summary>
internal enum Aggregation
{
    None,
    Sum,
    Count,
    Min,
    Max,
}
