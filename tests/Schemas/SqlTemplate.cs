using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tests.Schemas;

/// <summary>
/// Statements that declare one object, with places for names. A place follows the renames of what it names: an <see cref="ObjectId"/>, a
/// <see cref="PgType"/>, or a <see cref="Column"/> that has to stay of its type. <see cref="Self"/> is the object's own name; strings are SQL.
/// </summary>
internal sealed class SqlTemplate(string format, IReadOnlyList<object> places)
{
    /// <summary>The place of the name of the object that is declared.</summary>
    public static readonly object Self = new();

    public SqlTemplate(FormattableString sql)
        : this(sql.Format, sql.GetArguments()!)
    {
    }

    /// <param name="self">The object's own name, quoted.</param>
    public string Text(string self) =>
        string.Format(CultureInfo.InvariantCulture, format, [.. places.Select(place => place == Self ? self : Written(place))]);

    public SqlTemplate Renamed(Renaming renaming) => new(format, [.. places.Select(place => Renamed(place, renaming))]);

    /// <summary>Whether all that the places name is there, and is what the statements need.</summary>
    public bool Holds(DatabaseSchema schema) => places.All(place => place switch
    {
        ObjectId id => schema.Contains(id) || id is { Kind: ObjectKind.Schema, Name: Namespace.Public },
        PgType { UserName: { } name } => ObjectKinds.Types.Any(kind => schema.Contains(ObjectId.Of(kind, name))),
        Column column => schema.Find(column.Id) is Column now && now.Type == column.Type && now.Generated is null == column.Generated is null,
        _ => true,
    });

    private static object Renamed(object place, Renaming renaming) => place switch
    {
        ObjectId id => renaming.From.Kind == ObjectKind.Column && id.Kind == ObjectKind.Column ? renaming.Column(id) : renaming.IdentityOf(id),
        PgType type => renaming.From.Kind == ObjectKind.Schema && type.Schema == renaming.From.Name ? type with { Schema = renaming.To.Name } : renaming.Type(type),
        Column column => column.Renamed(renaming),
        _ => place,
    };

    private static string Written(object place) => place switch
    {
        ObjectId { Parent: null, Schema.Length: > 0 } id => SqlIdentifier.Quote(id.Schema, id.Name),
        ObjectId id => SqlIdentifier.Quote(id.Name),
        Column column => SqlIdentifier.Quote(column.Name),
        _ => place.ToString()!,
    };
}
