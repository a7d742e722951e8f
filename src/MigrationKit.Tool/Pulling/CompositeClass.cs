using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tool.Pulling;

/// <summary>The class of a composite type.</summary>
internal sealed class CompositeClass(DefinedObject type, PulledNames names)
{
    public string Name => names.Types[type.Id.QualifiedName].Name;

    public static IEnumerable<DefinedObject> TypesOf(DatabaseSchema schema) => schema.All<DefinedObject>().Where(static item => item.Id.Kind == ObjectKind.Composite);

    /// <summary>Whether [PgComposite] can say it: attributes without collations, and what is said of them.</summary>
    public static bool IsSaid(DefinedObject type)
    {
        var attributes = CompositeAttribute.Parse(type.Definition);
        var definition = $"AS ({string.Join(", ", attributes.Select(static one => $"{SqlIdentifier.Quote(one.Name)} {PgType.Parse(one.Type)}"))})";
        return definition == type.Definition && attributes.Count > 0
            && attributes.All(static one => PgType.Parse(one.Type) is var known && (known.Schema is not null || PgTypeNames.IsBuiltIn(known.Name)))
            && type.Clauses.All(static clause => ClauseNames.CommentOn(clause.Name) is not null);
    }

    public IEnumerable<string> Lines()
    {
        foreach (var line in type.Comment is { } comment ? CSharpText.Summary(comment).Append(new AttributeText("PgComment").With(CSharpText.Literal(comment)).ToString()) : [])
        {
            yield return line;
        }

        var attribute = new AttributeText("PgComposite");
        if (SnakeCase.Of(Name) != type.Id.Name)
        {
            attribute.With(CSharpText.Literal(type.Id.Name));
        }

        yield return (type.Id.Schema == "public" ? attribute : attribute.Text("Schema", type.Id.Schema)).ToString();
        foreach (var grant in GrantText.Of(type))
        {
            yield return grant;
        }

        yield return $"public partial class {Name}";
        yield return "{";
        foreach (var line in Properties())
        {
            yield return line.Length == 0 ? "" : "    " + line;
        }

        yield return "}";
    }

    private IEnumerable<string> Properties()
    {
        var properties = new UniqueNames(PulledNames.Members.Append(Name), StringComparer.Ordinal);
        var isFirst = true;
        foreach (var one in CompositeAttribute.Parse(type.Definition))
        {
            if (!isFirst)
            {
                yield return "";
            }

            isFirst = false;
            var pascal = CSharpText.Pascal(one.Name);
            foreach (var line in Property(one, properties.Take(pascal, pascal + "Value")))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<string> Property(CompositeAttribute one, string property)
    {
        var clr = ClrType.Of(PgType.Parse(one.Type), names.Types);
        var column = new AttributeText("Column");
        var text = (SnakeCase.Of(property) == one.Name ? column : column.With(CSharpText.Literal(one.Name))).Text("TypeName", clr.Column).ToString();
        if (text != "[Column]")
        {
            yield return text;
        }

        if (clr.MaxLength is { } length)
        {
            yield return $"[MaxLength({length})]";
        }

        if (type.Clause(ClauseNames.CommentPrefix + SqlIdentifier.Quote(one.Name)) is { } comment)
        {
            yield return new AttributeText("PgComment").With(CSharpText.Literal(SqlString.ValueOf(comment))).ToString();
        }

        yield return $"public {clr.Name}? {property} {{ get; set; }}";
    }
}
