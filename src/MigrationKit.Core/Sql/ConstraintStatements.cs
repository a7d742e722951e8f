using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

/// <summary>Constraints of a table: the kinds differ in their definition only.</summary>
internal abstract class ConstraintStatements<T> : ObjectStatements<T>
    where T : TableObject
{
    /// <summary>What follows the constraint's name.</summary>
    public abstract string Definition(T item);

    /// <summary>The constraint as it stands inside CREATE TABLE.</summary>
    public string Inline(T item) => $"CONSTRAINT {Name(item.Name)} {Definition(item)}";

    protected override IEnumerable<string> Create(T item, CreateForm form) =>
        [$"ALTER TABLE {(form == CreateForm.OnlyParent ? "ONLY " : "")}{Name(item.Table)} ADD {Inline(item)}{(form == CreateForm.NotValid ? " NOT VALID" : "")}"];

    protected override IEnumerable<string> Drop(T item, bool concurrently) => [$"ALTER TABLE {Name(item.Table)} DROP CONSTRAINT {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) =>
        [$"ALTER TABLE {Name(from.ParentName)} RENAME CONSTRAINT {Name(from.Name)} TO {Name(to.Name)}"];

    protected override string CommentTarget(T item) => $"CONSTRAINT {Name(item.Name)} ON {Name(item.Table)}";

    protected override IEnumerable<string> Special(Operation operation) => operation is ValidateOperation validate
        ? [$"ALTER TABLE {Name(validate.Constraint.Table)} VALIDATE CONSTRAINT {Name(validate.Constraint.Name)}"]
        : base.Special(operation);

    protected static string Deferral(Deferral deferral) => deferral switch
    {
        Model.Deferral.InitiallyImmediate => " DEFERRABLE",
        Model.Deferral.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        _ => "",
    };

    protected static string Enforcement(bool isEnforced) => isEnforced ? "" : " NOT ENFORCED";

    protected static string KeyColumns(EquatableArray<string> columns, bool isWithoutOverlaps) => Names(columns) + (isWithoutOverlaps ? " WITHOUT OVERLAPS" : "");

    protected static string Include(EquatableArray<string> columns) => columns.IsEmpty ? "" : $" INCLUDE ({Names(columns)})";
}

internal sealed class PrimaryKeyStatements : ConstraintStatements<PrimaryKey>
{
    public override ObjectKind Kind => ObjectKind.PrimaryKey;

    public override string Definition(PrimaryKey item) => $"PRIMARY KEY ({KeyColumns(item.Columns, item.IsWithoutOverlaps)}){Include(item.Include)}{IndexSettingStatements.Definition(item)}{Deferral(item.Deferral)}";

    protected override IEnumerable<string> Create(PrimaryKey item, CreateForm form) => form == CreateForm.UsingIndex
        ? [$"ALTER TABLE {Name(item.Table)} ADD CONSTRAINT {Name(item.Name)} PRIMARY KEY USING INDEX {Name(item.Name)}{Deferral(item.Deferral)}"]
        : base.Create(item, form);
}

internal sealed class UniqueStatements : ConstraintStatements<UniqueConstraint>
{
    public override ObjectKind Kind => ObjectKind.Unique;

    public override string Definition(UniqueConstraint item) =>
        $"UNIQUE{(item.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")} ({KeyColumns(item.Columns, item.IsWithoutOverlaps)}){Include(item.Include)}{IndexSettingStatements.Definition(item)}{Deferral(item.Deferral)}";

    protected override IEnumerable<string> Create(UniqueConstraint item, CreateForm form) => form == CreateForm.UsingIndex
        ? [$"ALTER TABLE {Name(item.Table)} ADD CONSTRAINT {Name(item.Name)} UNIQUE USING INDEX {Name(item.Name)}{Deferral(item.Deferral)}"]
        : base.Create(item, form);
}

internal sealed class CheckStatements : ConstraintStatements<CheckConstraint>
{
    public override ObjectKind Kind => ObjectKind.Check;

    public override string Definition(CheckConstraint item) => $"CHECK ({item.Expression}){(item.NoInherit ? " NO INHERIT" : "")}{Enforcement(item.IsEnforced)}";
}

internal sealed class ForeignKeyStatements : ConstraintStatements<ForeignKey>
{
    public override ObjectKind Kind => ObjectKind.ForeignKey;

    public override string Definition(ForeignKey item) =>
        $"FOREIGN KEY ({Columns(item.Columns, item)}) REFERENCES {Name(item.PrincipalTable)} ({Columns(item.PrincipalColumns, item)})"
        + (item.MatchFull ? " MATCH FULL" : "")
        + Action(" ON UPDATE ", item.OnUpdate)
        + Action(" ON DELETE ", item.OnDelete)
        + (item.OnDeleteColumns.IsEmpty ? "" : $" ({Names(item.OnDeleteColumns)})")
        + Deferral(item.Deferral)
        + Enforcement(item.IsEnforced);

    protected override IEnumerable<string> Special(Operation operation) => operation is AlterForeignKeyOperation { From: var from, To: var to }
        ? [$"ALTER TABLE {Name(to.Table)} ALTER CONSTRAINT {Name(to.Name)}{(from.Deferral == to.Deferral ? "" : Changed(to.Deferral))}{(from.IsEnforced == to.IsEnforced ? "" : Enforcement(to.IsEnforced))}"]
        : base.Special(operation);

    private static string Changed(Deferral deferral) => deferral switch
    {
        Model.Deferral.NotDeferrable => " NOT DEFERRABLE",
        Model.Deferral.InitiallyImmediate => " DEFERRABLE INITIALLY IMMEDIATE",
        _ => Deferral(deferral),
    };

    private static string Columns(EquatableArray<string> columns, ForeignKey item) => item.IsPeriod
        ? string.Join(", ", columns.Select((name, index) => (index == columns.Count - 1 ? "PERIOD " : "") + Name(name)))
        : Names(columns);

    private static string Action(string prefix, ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => prefix + "RESTRICT",
        ReferentialAction.Cascade => prefix + "CASCADE",
        ReferentialAction.SetNull => prefix + "SET NULL",
        ReferentialAction.SetDefault => prefix + "SET DEFAULT",
        _ => "",
    };
}
