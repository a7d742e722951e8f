namespace MigrationKit.Tool.Comparing;

/// <summary>What a live database is compared with.</summary>
internal enum DriftBasis
{
    /// <summary>What was recorded of it when migrations were applied last, or when somebody accepted it.</summary>
    Recorded,

    /// <summary>The schema that its recorded migrations lead to.</summary>
    Model,
}
