using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>What classes, enums and properties are called.</summary>
internal sealed class PulledNames
{
    // Types that the pulled code names, and members that every class has.
    private static readonly string[] Reserved = ["Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "IPAddress", "PhysicalAddress", "System", "MigrationKit"];

    internal static readonly string[] Members = ["Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private readonly Dictionary<QualifiedName, string> _classes = [];
    private readonly Dictionary<QualifiedName, DeclaredClrType> _types = [];
    private readonly Dictionary<ObjectId, string> _properties = [];

    /// <param name="schema">All that is to be declared in C#.</param>
    public PulledNames(DatabaseSchema schema)
    {
        var names = new UniqueNames(Reserved, StringComparer.OrdinalIgnoreCase);
        foreach (var table in schema.All<Table>().Where(static table => table.PartitionOf is null))
        {
            var name = Singular.Of(CSharpText.Pascal(table.Name.Name));
            _classes[table.Name] = names.Take(name, CSharpText.Pascal(table.Name.Schema) + name);
            Properties(table, schema);
        }

        foreach (var type in schema.All<EnumType>())
        {
            var name = CSharpText.Pascal(type.Name.Name);
            _types[type.Name] = new(names.Take(name, name + "Value", CSharpText.Pascal(type.Name.Schema) + name), IsReference: false);
        }

        foreach (var type in CompositeClass.TypesOf(schema).Select(static type => type.Id.QualifiedName))
        {
            var name = CSharpText.Pascal(type.Name);
            _types[type] = new(names.Take(name, name + "Value", CSharpText.Pascal(type.Schema) + name), IsReference: true);
        }
    }

    /// <summary>The C# types of enums and composite types.</summary>
    public IReadOnlyDictionary<QualifiedName, DeclaredClrType> Types => _types;

    public string Class(QualifiedName table) => _classes[table];

    public bool HasClass(QualifiedName table) => _classes.ContainsKey(table);

    public string Property(QualifiedName table, string column) => _properties[ObjectId.Of(ObjectKind.Column, table, column)];

    private void Properties(Table table, DatabaseSchema schema)
    {
        var names = new UniqueNames(Members.Append(_classes[table.Name]), StringComparer.Ordinal);
        foreach (var column in schema.ColumnsOf(table.Id))
        {
            var name = CSharpText.Pascal(column.Name);
            _properties[column.Id] = names.Take(name, name + "Value");
        }
    }
}

/// <summary>The C# type that is pulled for a type of the database.</summary>
internal sealed record DeclaredClrType(string Name, bool IsReference);
