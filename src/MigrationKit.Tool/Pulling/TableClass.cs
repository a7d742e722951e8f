using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>The class of a table.</summary>
internal sealed class TableClass(Table table, DatabaseSchema schema, PulledNames names)
{
    private const string PublicSchema = "public";

    private readonly TableAttributes _attributes = new(table, schema, names);

    public string Name => names.Class(table.Name);

    public IEnumerable<string> Lines()
    {
        foreach (var line in table.Comment is { } comment ? CSharpText.Summary(comment) : [])
        {
            yield return line;
        }

        var attribute = new AttributeText("Table").With(CSharpText.Literal(table.Name.Name));
        yield return (table.Name.Schema == PublicSchema ? attribute : attribute.Text("Schema", table.Name.Schema)).ToString();
        foreach (var line in _attributes.OfClass())
        {
            yield return line;
        }

        yield return $"public partial class {Name}";
        yield return "{";
        var isFirst = true;
        foreach (var column in schema.ColumnsOf(table.Id))
        {
            foreach (var line in isFirst ? Property(column) : Property(column).Prepend(""))
            {
                yield return line.Length == 0 ? "" : "    " + line;
            }

            isFirst = false;
        }

        yield return "}";
    }

    private IEnumerable<string> Property(Column column)
    {
        var type = ClrType.Of(column.Type, names.Types);
        var beginning = column.IsNullable || !type.IsReference ? "" : type.Name switch { "string" => " = \"\";", _ when type.Name.EndsWith("[]", StringComparison.Ordinal) => " = [];", _ => " = null!;" };
        return
        [
            .. column.Comment is { } comment ? CSharpText.Summary(comment) : [],
            .. _attributes.OfColumn(column, type),
            $"public {type.Name}{(column.IsNullable ? "?" : "")} {names.Property(table.Name, column.Name)} {{ get; set; }}{beginning}",
        ];
    }
}
