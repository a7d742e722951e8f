using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Validation;

/// <summary>
/// Names that PostgreSQL cannot have, would cut, or that nobody could tell apart. Key words, quotes and emoji are all fine: they are
/// quoted.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS</remarks>
internal sealed class NameRule : SchemaRule<SchemaObject>
{
    private const string Rename = "Give it another name.";

    private static readonly HashSet<string> s_systemColumns = new(StringComparer.Ordinal)
    {
        "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid",
    };

    protected override IEnumerable<Finding> Check(SchemaObject item, ValidationContext context)
    {
        var what = ObjectLabel.Capitalized(item.Id);
        return NamesOf(item)
            .SelectMany(pair => pair is { IsLabel: true, Name.Length: 0 } ? [] : Check(item, pair.Name, pair.IsLabel ? $"A value of {ObjectLabel.Of(item.Id)}" : what))
            .Concat(Reserved(item, what));
    }

    private static IEnumerable<(string Name, bool IsLabel)> NamesOf(SchemaObject item) =>
        (item.Id.Kind.IsUnnamed() ? [] : new[] { (item.Id.Name, false) }).Concat(item is EnumType type ? type.Values.Select(static value => (value, true)) : []);

    private static IEnumerable<Finding> Check(SchemaObject item, string name, string what)
    {
        if (name.Length == 0)
        {
            yield return Finding(Codes.InvalidName, item, $"{what} has an empty name.", "Give it one.");
            yield break;
        }

        if (name.IndexOf('\0') >= 0 || HasLoneSurrogate(name))
        {
            yield return Finding(
                Codes.InvalidName,
                item,
                $"{what} has a name that cannot be written in UTF-8 without a NUL: {Visible(name)}.",
                Rename);
        }
        else if (HiddenCharacters(name).FirstOrDefault() is { } hidden)
        {
            yield return Finding(
                Codes.HiddenCharacters,
                item,
                $"{what} has a name with the invisible character {hidden} in it: {Visible(name)}.",
                "Remove that character; it was probably pasted along.");
        }

        if (SqlIdentifier.ByteLength(name) is var length and > SqlIdentifier.MaxByteLength)
        {
            yield return Finding(
                Codes.NameTooLong,
                item,
                $"{what} has a name of {length} bytes, and PostgreSQL keeps {SqlIdentifier.MaxByteLength}: {Visible(name)}.",
                "Give it a shorter one.");
        }
    }

    private static IEnumerable<Finding> Reserved(SchemaObject item, string what)
    {
        if (item is Column && s_systemColumns.Contains(item.Id.Name))
        {
            yield return Finding(
                Codes.InvalidName,
                item,
                $"{what} has the name of a column that every table has already.",
                "Give it another one with [Column(\"…\")].");
        }

        if (item is Namespace && item.Id.Name.StartsWith("pg_", StringComparison.Ordinal))
        {
            yield return Finding(
                Codes.InvalidName,
                item,
                $"{what} has a name that starts with pg_, which PostgreSQL keeps for itself.",
                Rename);
        }
    }

    private static bool HasLoneSurrogate(string name) =>
        Characters(name).Any(static character => character.Length == 1 && char.IsSurrogate(character[0]));

    private static IEnumerable<string> HiddenCharacters(string name)
    {
        var characters = Characters(name).ToList();
        return characters.Where((character, i) => IsHidden(character) && !JoinsEmoji(characters, i)).Select(CodePoint);
    }

    private static bool IsHidden(string character) => CharUnicodeInfo.GetUnicodeCategory(character, 0)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // A family is three emoji and two zero-width joiners.
    private static bool JoinsEmoji(List<string> characters, int index) => characters[index] == "\u200d"
        && index > 0 && index + 1 < characters.Count && IsEmoji(characters[index - 1]) && IsEmoji(characters[index + 1]);

    private static bool IsEmoji(string character) => character == "\ufe0f"
        || CharUnicodeInfo.GetUnicodeCategory(character, 0) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static IEnumerable<string> Characters(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var isPair = i + 1 < name.Length && char.IsSurrogatePair(name[i], name[i + 1]);
            yield return name.Substring(i, isPair ? 2 : 1);
            i += isPair ? 1 : 0;
        }
    }

    private static string CodePoint(string character) =>
        "U+" + char.ConvertToUtf32(character, 0).ToString("X4", CultureInfo.InvariantCulture);

    private static string Visible(string name) => "\"" + string.Concat(Characters(name).Select(Visibly)) + "\"";

    private static string Visibly(string character) => (character.Length == 1 && char.IsSurrogate(character[0])) || IsHidden(character)
        ? "\\u" + ((int)character[0]).ToString("x4", CultureInfo.InvariantCulture)
        : character;
}
