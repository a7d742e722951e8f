using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class MaterializedViewStatements() : ViewStatements(ObjectKind.MaterializedView, "MATERIALIZED VIEW")
{
    protected override string CreateStatement(DefinedObject item, bool replace) =>
        base.CreateStatement(item, replace) + (item.Shape.Value.Contains(DefinedObject.Unpopulated) ? "\nWITH NO DATA" : "");
}
