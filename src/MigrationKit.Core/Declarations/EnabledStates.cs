using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>ENABLE and DISABLE of triggers and rules.</summary>
internal static class EnabledStates
{
    /// <summary>The state that the next words set, as the clause has it; empty is the one that goes without saying. Null where they set none.</summary>
    public static string? Read(SqlCursor sql) => 0 switch
    {
        0 when sql.IsWord("row", 1) => null,
        0 when sql.TryWord("disable") => "disabled",
        0 when sql.TryWords("enable replica") => "replica",
        0 when sql.TryWords("enable always") => "always",
        0 when sql.TryWord("enable") => "",
        _ => null,
    };

    public static SchemaObject Set(SchemaObject item, string state) => ((DefinedObject)item).With(ClauseNames.Enabled, state.Length == 0 ? null : state);
}
