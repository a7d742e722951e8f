using System.Globalization;
using System.Text;

namespace MigrationKit.Core.Model;

/// <summary>
/// The rule of <c>NpgsqlSnakeCaseNameTranslator</c>, to the letter: a name that differed from Npgsql's would be a column or an enum label
/// that it does not find.
/// </summary>
/// <remarks>https://github.com/npgsql/npgsql/blob/main/src/Npgsql/NameTranslation/NpgsqlSnakeCaseNameTranslator.cs</remarks>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + Math.Min(2, name.Length / 5));
        UnicodeCategory? previous = null;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_')
            {
                text.Append('_');
                previous = null;
                continue;
            }

            var category = char.GetUnicodeCategory(name[i]);
            if (!IsPartOfWord(category))
            {
                previous = previous is null ? null : UnicodeCategory.SpaceSeparator;
                continue;
            }

            text.Append(StartsWord(name, i, category, previous) ? "_" : "").Append(char.ToLowerInvariant(name[i]));
            previous = category;
        }

        return text.ToString();
    }

    private static bool IsPartOfWord(UnicodeCategory category) => IsUpper(category)
        || category is UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber;

    private static bool IsUpper(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool StartsWord(string name, int index, UnicodeCategory category, UnicodeCategory? previous)
    {
        if (previous == UnicodeCategory.SpaceSeparator)
        {
            return true;
        }

        // "UserID" is user_id, "HTMLPage" is html_page.
        var isInsideOfWord = previous is not (null or UnicodeCategory.DecimalDigitNumber);
        return IsUpper(category) && (previous == UnicodeCategory.LowercaseLetter || (isInsideOfWord && IsLowerAt(name, index + 1)));
    }

    private static bool IsLowerAt(string name, int index) => index < name.Length && char.IsLower(name[index]);
}
