using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class ForeignKeyReader() : ObjectReader("foreign_key", "pg_constraint")
{
    public override SchemaObject Read(CatalogRow row) => new ForeignKey
    {
        Table = row.Table,
        Name = row.Text("name"),
        Columns = row.Texts("columns"),
        PrincipalTable = new QualifiedName(row.Text("principal_schema"), row.Text("principal_table")),
        PrincipalColumns = row.Texts("principal_columns"),
        OnDelete = Action(row.Text("on_delete")),
        OnUpdate = Action(row.Text("on_update")),
        OnDeleteColumns = row.Texts("on_delete_columns"),
        MatchFull = row.Flag("match_full"),
        Deferral = ConstraintTraits.Deferral(row),
        IsPeriod = row.Flag("is_period"),
        IsEnforced = row.Flag("is_enforced"),
        IsValidated = row.Flag("is_validated") || !row.Flag("is_enforced"),
        Comment = row.Comment,
    };

    private static ReferentialAction Action(string letter) => letter switch
    {
        "r" => ReferentialAction.Restrict,
        "c" => ReferentialAction.Cascade,
        "n" => ReferentialAction.SetNull,
        "d" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };
}
