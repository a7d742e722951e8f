using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class CheckReader() : ObjectReader("check", "pg_constraint")
{
    public override SchemaObject Read(CatalogRow row) => new CheckConstraint
    {
        Table = row.Table,
        Name = row.Text("name"),
        Expression = row.Text("expression"),
        NoInherit = row.Flag("no_inherit"),
        IsEnforced = row.Flag("is_enforced"),
        IsValidated = row.Flag("is_validated") || !row.Flag("is_enforced"),
        Comment = row.Comment,
    };
}
