namespace MigrationKit;

/// <summary>How a database differs from what was recorded of it when migrations were applied last.</summary>
public sealed record DriftReport
{
    /// <summary>What differs; empty when nothing does, or when nothing was compared.</summary>
    public required IReadOnlyList<DriftedObject> Objects { get; init; }

    /// <summary>The script that gives the database the recorded schema; empty when nothing differs. It may delete what somebody needs: read it first.</summary>
    public string UndoSql { get; init; } = "";

    /// <summary>The script that makes of the recorded schema the one that is there; empty when nothing differs.</summary>
    public string AdoptSql { get; init; } = "";

    /// <summary>When the state was recorded; null when none is.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>The last migration of each model at that time, as JSON: <c>{"Shop": "20261120093015_add_user_avatar"}</c>; null when none is recorded.</summary>
    public string? RecordedHeads { get; init; }

    /// <summary>
    /// Why nothing was compared, such as a state that was recorded on another major version of PostgreSQL, or a migration that is just being
    /// applied; null when it was.
    /// </summary>
    public string? NotComparedBecause { get; init; }

    /// <summary>Whether something differs.</summary>
    public bool HasDrift => Objects.Count > 0;
}
