using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// What a declaration says and no server would say in other words: where it stands, former names, the order of columns; and owners and labels,
/// which take rights and modules that a server for the purpose need not have.
/// </summary>
internal static class DeclaredHints
{
    /// <summary>All that was printed, with the hints of what was declared.</summary>
    public static DatabaseSchema CarriedOver(DatabaseSchema declared, DatabaseSchema printed) => DatabaseSchema.Create(
        printed.Objects.Select(item => declared.Find(item.Id) is { } known ? CarriedOver(known, item) : item));

    public static SchemaObject CarriedOver(SchemaObject declared, SchemaObject printed)
    {
        var hinted = printed with
        {
            Origin = declared.Origin, RenamedFrom = declared.RenamedFrom, Owner = declared.Owner, Labels = declared.Labels,
        };
        return (hinted, declared) switch
        {
            (Column column, Column known) => column with { Ordinal = known.Ordinal, Backfill = known.Backfill, OnlineType = known.OnlineType },
            (EnumType type, EnumType known) => type with { RenamedValues = known.RenamedValues },
            // In a new table every check is valid, whatever was said.
            (CheckConstraint check, CheckConstraint known) => check with { IsValidated = known.IsValidated },
            _ => hinted,
        };
    }
}
