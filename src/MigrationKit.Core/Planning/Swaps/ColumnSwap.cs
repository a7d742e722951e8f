using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Swaps;

/// <summary>A column that gets another type while others go on: a second one is built beside it, and takes its name.</summary>
/// <param name="From">The column before.</param>
/// <param name="To">The same with the type, and what hangs on the type.</param>
/// <param name="Expression">What the values become, over the columns of the row.</param>
/// <param name="MayFail">Whether there may be values that cannot be turned over, or that break what the old ones obeyed.</param>
/// <param name="IsLossy">Whether the new values do not say what the old ones were.</param>
internal sealed record ColumnSwap(Column From, Column To, string Expression, bool MayFail, bool IsLossy)
{
    /// <summary>The second column, as long as it is one.</summary>
    public Column Building => To with
    {
        Name = Temporary(To.Name, "_mk_new"),
        IsNullable = true,
        Default = null,
        Identity = null,
        Backfill = null,
        OnlineType = null,
        RenamedFrom = default,
        Uses = null,
    };

    /// <summary>The first column, when the second one has its name.</summary>
    public Column Retired => From with { Name = Temporary(From.Name, "_mk_old"), Backfill = null, OnlineType = null };

    /// <summary>What proves that the second column has a value in every row: SET NOT NULL finds it and does not scan.</summary>
    public CheckConstraint Proof => new()
    {
        Table = To.Table,
        Name = Temporary($"{To.Table.Name}_{To.Name}", "_mk_not_null"),
        Expression = SqlIdentifier.Quote(Building.Name) + " IS NOT NULL",
    };

    /// <summary>The function of the trigger.</summary>
    public QualifiedName Function => To.Table with { Name = Temporary($"{To.Table.Name}_{To.Name}", "_mk_follow") };

    /// <summary>Triggers fire in the order of their names, and this one has to see what the others have made of the row.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/sql-createtrigger.html</remarks>
    public string Trigger => Temporary("~" + To.Name, "_mk_follow");

    /// <summary>The other columns and the column itself, as far as the expression may mention them.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>A part of the table that is over the column, made over the second one; a primary key is only its index.</summary>
    public TableObject Copy(TableObject part)
    {
        var copy = (TableObject)part.Renamed(new Renaming(From.Id, Building.Id)) with { Name = Temporary(part.Name, "_mk_new"), Uses = null, RenamedFrom = default };
        return copy switch
        {
            PrimaryKey key => Planners.PrimaryKeyPlanner.IndexOf(key),
            IndexedObject index => index with { IsClustered = false, IsReplicaIdentity = false },
            _ => copy,
        };
    }

    private static string Temporary(string name, string suffix) => SqlIdentifier.Truncate(name + suffix);
}
