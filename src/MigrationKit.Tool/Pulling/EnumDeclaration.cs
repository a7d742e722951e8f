using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>The C# enum of an enum type.</summary>
internal sealed class EnumDeclaration(EnumType type, PulledNames names)
{
    public string Name => names.Types[type.Name].Name;

    public IEnumerable<string> Lines()
    {
        var attribute = new AttributeText("PgEnum");
        if (SnakeCase.Of(Name) != type.Name.Name)
        {
            attribute.With(CSharpText.Literal(type.Name.Name));
        }

        yield return (type.Name.Schema == "public" ? attribute : attribute.Text("Schema", type.Name.Schema)).ToString();
        if (type.Comment is { } comment)
        {
            yield return new AttributeText("PgComment").With(CSharpText.Literal(comment)).ToString();
        }

        foreach (var grant in GrantText.Of(type))
        {
            yield return grant;
        }

        yield return $"public enum {Name}";
        yield return "{";
        var members = new UniqueNames([], StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            var member = members.Take(CSharpText.Pascal(value));
            if (SnakeCase.Of(member) != value)
            {
                yield return $"    [PgName({CSharpText.Literal(value)})]";
            }

            yield return $"    {member},";
        }

        yield return "}";
    }
}
