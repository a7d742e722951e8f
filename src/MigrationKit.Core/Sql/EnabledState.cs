using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>When triggers and rules fire: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-DISABLE-ENABLE-TRIGGER</summary>
internal static class EnabledState
{
    /// <summary>What follows ALTER … to get there.</summary>
    public static string Action(Clause? clause) => clause?.Value switch
    {
        "disabled" => "DISABLE",
        { } value => "ENABLE " + value.ToUpperInvariant(),
        null => "ENABLE",
    };
}
