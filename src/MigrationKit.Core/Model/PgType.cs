using System.Text;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Model;

/// <summary>
/// A column's type as <c>format_type</c> prints it, in parts: <c>character varying(200)</c>, <c>timestamp(3) with time zone</c>,
/// <c>public.role[]</c>. Built-in types have no schema. PostgreSQL does not keep the number of dimensions of an array, so neither do we.
/// </summary>
internal sealed record PgType(string? Schema, string Name, string? Modifiers = null, bool IsArray = false)
{
    public static PgType BuiltIn(string name, string? modifiers = null, bool isArray = false) => new(null, name, modifiers, isArray);

    public QualifiedName? UserName => Schema is null ? null : new QualifiedName(Schema, Name);

    /// <summary>Reads a type as PostgreSQL prints it or a person writes it; names are folded as the server would, aliases are kept.</summary>
    public static PgType Parse(string text)
    {
        if (IsWord(text))
        {
            return BuiltIn(text);
        }

        var name = new StringBuilder();
        string? schema = null;
        string? modifiers = null;
        var isArray = false;
        var depth = 0;
        var modifierStart = 0;
        foreach (var token in SqlLexer.Tokenize(text))
        {
            var part = text.Substring(token.Start, token.Length);
            switch (token.Kind)
            {
                case SqlTokenKind.OpenParen when depth++ == 0:
                    modifierStart = token.Start + 1;
                    break;
                case SqlTokenKind.CloseParen when --depth == 0:
                    modifiers = text.Substring(modifierStart, token.Start - modifierStart).Replace(" ", "");
                    break;
                case SqlTokenKind.OpenBracket:
                    isArray = true;
                    break;
                case SqlTokenKind.Dot when depth == 0:
                    schema = name.ToString();
                    name.Clear();
                    break;
                case SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier when depth == 0:
                    if (string.Equals(part, "array", StringComparison.OrdinalIgnoreCase) && name.Length > 0)
                    {
                        isArray = true;
                        break;
                    }

                    // It keeps its quotes: without them it is another type.
                    var isChar = part == "\"char\"" && (schema is null or "pg_catalog");
                    name.Append(name.Length > 0 ? " " : "").Append(isChar ? part : SqlIdentifier.Unquote(part));
                    break;
            }
        }

        return new PgType(schema == "pg_catalog" ? null : schema, name.ToString(), modifiers, isArray);
    }

    public override string ToString()
    {
        var name = Schema is null ? BuiltInText() : SqlIdentifier.Quote(Schema, Name) + ModifierText;
        return IsArray ? name + "[]" : name;
    }

    private string ModifierText => Modifiers is null ? "" : "(" + Modifiers + ")";

    private string BuiltInText()
    {
        // The types whose modifier stands in the middle of the name.
        var space = Name.IndexOf(" with", StringComparison.Ordinal);
        if (Modifiers is not null && space > 0)
        {
            return Name.Substring(0, space) + ModifierText + Name.Substring(space);
        }

        // "char" (one byte) and char(1) are two types; only the quotes tell them apart.
        return (Name == "\"char\"" || Name.IndexOf(' ') > 0 || PgTypeNames.IsBuiltIn(Name) ? Name : SqlIdentifier.Quote(Name)) + ModifierText;
    }

    // As most types of most columns are.
    private static bool IsWord(string text)
    {
        foreach (var character in text)
        {
            if (character is not (>= 'a' and <= 'z'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
