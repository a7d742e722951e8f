using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class IdentitySequenceReader() : ObjectReader("identity_sequence", "pg_class")
{
    public override SchemaObject Read(CatalogRow row) => new IdentitySequence { Table = row.Table, Name = row.Text("name"), Comment = row.Comment };
}
