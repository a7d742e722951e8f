using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class ExtensionCases
{
    public static IEnumerable<CatalogCase> All =>
    [
        new("an extension, and none of its members", "CREATE EXTENSION hstore")
        {
            Kind = ObjectKind.Extension,
            Expected = EquatableArray.Of<SchemaObject>(new Extension("hstore")),
            Needs = EquatableArray.Of("hstore"),
        },
        new("an extension in a schema of its own", "CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext")
        {
            Kind = ObjectKind.Extension,
            Expected = EquatableArray.Of<SchemaObject>(new Extension("citext") { Schema = "ext" }),
            Needs = EquatableArray.Of("citext"),
        },
        new("a table that an extension adopted", "CREATE EXTENSION hstore; CREATE TABLE t (a int PRIMARY KEY); ALTER EXTENSION hstore ADD TABLE t")
        {
            Kind = ObjectKind.Table,
            Needs = EquatableArray.Of("hstore"),
        },
    ];
}
