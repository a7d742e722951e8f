using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>What one object must know of the others while it is made.</summary>
internal sealed class AssemblyContext
{
    private readonly Dictionary<string, TableContext> _tables = new(StringComparer.Ordinal);

    private readonly EquatableArray<ExtensionSpec> _extensions;

    public AssemblyContext(ModelSpec spec)
    {
        Options = spec.Options;
        _extensions = spec.Assembly.Extensions;
        Tables = spec.Tables.Where(static table => table.IsSupported)
            .OrderBy(static table => table.Type, StringComparer.Ordinal)
            .Select(table => new TableContext(table, this))
            .ToList();
        foreach (var table in Tables)
        {
            _tables[table.Spec.Type] = table;
        }
    }

    public ModelOptions Options { get; }

    public IReadOnlyList<TableContext> Tables { get; }

    public List<Finding> Findings { get; } = [];

    public TableContext? FindTable(string type) => _tables.TryGetValue(type, out var table) ? table : null;

    /// <summary>The type of a property; null where there is none, which is reported.</summary>
    public PgType? TypeOf(TypeSpec spec, Origin origin, string property)
    {
        if (spec.Unmapped is { } clrType)
        {
            Report(
                Codes.UnmappedType,
                origin,
                $"Property {property} has the type {clrType}, which Npgsql maps to no type of PostgreSQL.",
                "Name one, as in [Column(TypeName = \"jsonb\")], or put [NotMapped] on it.");
            return null;
        }

        return spec.Declared is { } declared
            ? new PgType(declared.Resolve(Options).Schema, declared.Resolve(Options).Name, IsArray: spec.IsArray)
            : spec.Type! with { IsArray = spec.IsArray };
    }

    /// <summary>A type as it stands in a statement: one of the project's with its schema.</summary>
    public PgType Named(PgType type) => type.Schema is not null || PgTypeNames.IsBuiltIn(type.Name)
        ? type
        : type with { Schema = _extensions.FirstOrDefault(extension => extension.Name == type.Name)?.Schema ?? Options.DefaultSchema };

    public void Report(string code, Origin origin, string message, string nextStep) =>
        Findings.Add(new Finding(code, message, nextStep) { Origin = origin });
}
