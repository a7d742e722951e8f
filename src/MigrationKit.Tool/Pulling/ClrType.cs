using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>What a column is in C#, and what has to be said where the generator would take the C# type for another one.</summary>
/// <param name="Name">The type without a question mark.</param>
/// <param name="IsReference">Whether it needs a value to begin with where it is never null.</param>
/// <param name="Column">The type of the database, for <c>[Column(TypeName)]</c>.</param>
/// <param name="MaxLength">For <c>[MaxLength]</c>.</param>
internal sealed record ClrType(string Name, bool IsReference, string? Column = null, string? MaxLength = null)
{
    // The other way round than the generator's table, where both ways lead to the same type.
    private static readonly Dictionary<string, (string Name, bool IsReference)> Exact = new(StringComparer.Ordinal)
    {
        ["boolean"] = ("bool", false),
        ["smallint"] = ("short", false),
        ["integer"] = ("int", false),
        ["bigint"] = ("long", false),
        ["real"] = ("float", false),
        ["double precision"] = ("double", false),
        ["numeric"] = ("decimal", false),
        ["text"] = ("string", true),
        ["uuid"] = ("Guid", false),
        ["timestamp with time zone"] = ("DateTime", false),
        ["date"] = ("DateOnly", false),
        ["time without time zone"] = ("TimeOnly", false),
        ["interval"] = ("TimeSpan", false),
        ["bytea"] = ("byte[]", true),
        ["inet"] = ("IPAddress", true),
        ["macaddr"] = ("PhysicalAddress", true),
    };

    // Read into these types by Npgsql, though nobody would guess the column's type from them.
    private static readonly Dictionary<string, (string Name, bool IsReference)> Alike = new(StringComparer.Ordinal)
    {
        ["timestamp without time zone"] = ("DateTime", false),
        ["time with time zone"] = ("DateTimeOffset", false),
        ["money"] = ("decimal", false),
        ["oid"] = ("uint", false),
        ["xid"] = ("uint", false),
    };

    /// <param name="type">The column's type.</param>
    /// <param name="types">The C# types of the pulled project, by the name of what they are in the database.</param>
    public static ClrType Of(PgType type, IReadOnlyDictionary<QualifiedName, DeclaredClrType> types)
    {
        if (type.UserName is { } name && types.TryGetValue(name, out var declared))
        {
            return type.IsArray ? new(declared.Name + "[]", IsReference: true) : new(declared.Name, declared.IsReference);
        }

        var scalar = Scalar(type with { IsArray = false });
        if (!type.IsArray)
        {
            return scalar;
        }

        // [MaxLength] of an array would be the array's.
        var column = scalar.Column is null && scalar.MaxLength is null ? null : type.ToString();
        return new(scalar.Name + "[]", IsReference: true, scalar.Name == "byte[]" ? type.ToString() : column);
    }

    private static ClrType Scalar(PgType type) => type switch
    {
        { Schema: null, Name: "character varying", Modifiers: { } length } => new("string", IsReference: true, MaxLength: length),
        { Schema: null, Modifiers: null } when Exact.TryGetValue(type.Name, out var exact) => new(exact.Name, exact.IsReference),
        { Schema: null } when Exact.TryGetValue(type.Name, out var exact) => new(exact.Name, exact.IsReference, type.ToString()),
        { Schema: null } when Alike.TryGetValue(type.Name, out var alike) => new(alike.Name, alike.IsReference, type.ToString()),
        _ => new("string", IsReference: true, type.ToString()),
    };
}
