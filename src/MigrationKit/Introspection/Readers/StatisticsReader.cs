using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class StatisticsReader() : ObjectReader("statistics", "pg_statistic_ext")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.Statistics, row.Name))
    {
        Definition = row.Text("definition"),
        Clauses = row.NumberOrNull("target") is { } target ? EquatableArray.Of(new Clause("target", target.ToString(CultureInfo.InvariantCulture))) : default,
        Comment = row.Comment,
    };
}
