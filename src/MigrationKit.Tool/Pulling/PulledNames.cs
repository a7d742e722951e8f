using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>What classes, enums and properties are called.</summary>
internal sealed class PulledNames
{
    // Types that the pulled code names, and members that every class has.
    private static readonly string[] Types = ["Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "IPAddress", "PhysicalAddress", "System", "MigrationKit"];

    private static readonly string[] Members = ["Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private readonly Dictionary<QualifiedName, string> _classes = [];
    private readonly Dictionary<QualifiedName, string> _enums = [];
    private readonly Dictionary<ObjectId, string> _properties = [];

    /// <param name="schema">All that is to be declared in C#.</param>
    public PulledNames(DatabaseSchema schema)
    {
        var names = new UniqueNames(Types, StringComparer.OrdinalIgnoreCase);
        foreach (var table in schema.All<Table>())
        {
            var name = Singular.Of(CSharpText.Pascal(table.Name.Name));
            _classes[table.Name] = names.Take(name, CSharpText.Pascal(table.Name.Schema) + name);
            Properties(table, schema);
        }

        foreach (var type in schema.All<EnumType>())
        {
            var name = CSharpText.Pascal(type.Name.Name);
            _enums[type.Name] = names.Take(name, name + "Value", CSharpText.Pascal(type.Name.Schema) + name);
        }
    }

    public IReadOnlyDictionary<QualifiedName, string> Enums => _enums;

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
