using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>
/// New types for old columns: the old types are set aside by a rename, so that rows are written once. A range cannot step aside, as its
/// constructor functions keep their names: there the columns are text meanwhile.
/// </summary>
internal sealed class TypeReplacementStatements(ReplaceTypesOperation replace)
{
    public IEnumerable<string> All() => replace.From.Any(static type => type.Id.Kind == ObjectKind.Range) ? ByWayOfText() : Aside();

    private IEnumerable<string> Aside() =>
    [
        .. replace.From.SelectMany(type => ObjectStatements.Of(new RenameOperation(type.Id, SetAside(type.Id)))),
        .. replace.To.SelectMany(static type => ObjectStatements.Of(new CreateOperation(type.Bare))),
        .. Tables(column => TypeOf(column) + (ReplacedType(column) is { } type ? Using(column, Turned(column, type)) : ""), withDefault: true),
        .. replace.From.Reverse().SelectMany(type => ObjectStatements.Of(new DropOperation(type.Renamed(new Renaming(type.Id, SetAside(type.Id)))))),
    ];

    private IEnumerable<string> ByWayOfText() =>
    [
        .. Tables(column => Text(column) + Using(column, $"{Name(column)}::{Text(column)}"), withDefault: false),
        .. replace.From.Reverse().SelectMany(static type => ObjectStatements.Of(new DropOperation(type))),
        .. replace.To.SelectMany(static type => ObjectStatements.Of(new CreateOperation(type.Bare))),
        .. Tables(column => TypeOf(column) + Using(column, $"{Name(column)}::{column.Type}"), withDefault: true),
    ];

    // One ALTER TABLE for each table: each of several would write it anew.
    private IEnumerable<string> Tables(Func<Column, string> type, bool withDefault) => replace.Columns.GroupBy(static column => column.Table)
        .Select(table => $"ALTER TABLE {SqlIdentifier.Quote(table.Key.Schema, table.Key.Name)} {string.Join(", ", table.SelectMany(column => Actions(column, type(column), withDefault)))}");

    private static IEnumerable<string> Actions(Column column, string type, bool withDefault)
    {
        var (alter, isSet) = ($"ALTER COLUMN {Name(column)} ", column.Default is not null);
        return
        [
            .. isSet ? [alter + "DROP DEFAULT"] : Array.Empty<string>(),
            alter + "TYPE " + type,
            .. isSet && withDefault ? [alter + "SET DEFAULT " + column.Default] : Array.Empty<string>(),
        ];
    }

    private string Using(Column column, string value) => replace.Foreign.Contains(column) ? "" : " USING " + value;

    private DefinedObject? Composite(IEnumerable<SchemaObject> types, Column column) =>
        types.OfType<DefinedObject>().FirstOrDefault(type => type.Id.Kind == ObjectKind.Composite && TypeUse.IsOf(column, type.Id));

    private SchemaObject? ReplacedType(Column column) => replace.To.FirstOrDefault(type => type.Id.Kind != ObjectKind.Collation && TypeUse.IsOf(column, type.Id));

    private string Turned(Column column, SchemaObject type)
    {
        if (type.Id.Kind != ObjectKind.Composite || column.Type.IsArray)
        {
            return $"{Name(column)}::{Text(column)}::{column.Type}";
        }

        // Attribute by attribute: as text, a row of the one type is none of another one.
        var old = CompositeAttribute.Parse(Composite(replace.From, column)!.Definition).ToDictionary(static item => item.Name, StringComparer.Ordinal);
        var values = CompositeAttribute.Parse(Composite(replace.To, column)!.Definition).Select(attribute => Value(Name(column), attribute, old));
        return $"CASE WHEN {Name(column)} IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW({string.Join(", ", values)})::{column.Type} END";
    }

    private static string Value(string column, CompositeAttribute attribute, Dictionary<string, CompositeAttribute> old)
    {
        if (!old.TryGetValue(attribute.Name, out var former))
        {
            return "NULL";
        }

        var value = $"({column}).{SqlIdentifier.Quote(attribute.Name)}";
        return former.Type == attribute.Type && former.Type.IndexOf('.') < 0 ? value : value + "::text";
    }

    private static ObjectId SetAside(ObjectId id) => id with { Name = SqlIdentifier.Truncate(id.Name + "_mk_old") };

    private static string Name(Column column) => SqlIdentifier.Quote(column.Name);

    private static string Text(Column column) => column.Type.IsArray ? "text[]" : "text";

    private static string TypeOf(Column column) =>
        column.Type + (column.Collation is { } collation ? " COLLATE " + SqlIdentifier.Quote(collation.Schema, collation.Name) : "");
}
