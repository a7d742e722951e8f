using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>A table while its parts are made: knows what its properties are called in the database.</summary>
internal sealed class TableContext
{
    private readonly AssemblyContext _context;
    private readonly Dictionary<string, ColumnSpec> _columns = new(StringComparer.Ordinal);

    public TableContext(TableSpec spec, AssemblyContext context)
    {
        (Spec, _context) = (spec, context);
        Name = new QualifiedName(spec.Schema ?? context.Options.DefaultSchema, spec.Name);
        foreach (var column in spec.Columns)
        {
            _columns[column.Property] = column;
        }
    }

    public TableSpec Spec { get; }

    public QualifiedName Name { get; }

    public PrimaryKeySpec? PrimaryKey => Spec.Parts.OfType<PrimaryKeySpec>().FirstOrDefault();

    public string ColumnName(ColumnSpec column) => column.Name ?? SqlIdentifier.Truncate(_context.Options.Naming.Apply(column.Property));

    public bool IsForeignKey(string property) =>
        Spec.Parts.OfType<ForeignKeySpec>().Any(key => key.Dependent is null && key.Properties.Contains(property));

    /// <summary>
    /// The columns of properties. False if there is no such property, which is reported, or if it has no column type, which was.
    /// </summary>
    public bool TryResolve(EquatableArray<string> properties, Origin origin, string what, out EquatableArray<string> columns)
    {
        columns = properties.Select(property => Resolve(property, origin, what)).OfType<string>().ToEquatableArray();
        return columns.Count == properties.Count;
    }

    private string? Resolve(string property, Origin origin, string what)
    {
        if (_columns.TryGetValue(property, out var column))
        {
            return column.Type.Unmapped is null || Spec.View is not null ? ColumnName(column) : null;
        }

        _context.Report(
            Codes.UnknownColumn,
            origin,
            $"{what} of {Spec.ClassName} names {Quoted(property)}, and {Spec.ClassName} has no mapped property of that name.",
            $"Write nameof(…) of a public property with a setter; it has: {string.Join(", ", _columns.Keys)}.");
        return null;
    }

    private static string Quoted(string name) => "\"" + name + "\"";
}
