using System.Globalization;

namespace MigrationKit.Core.Sql;

/// <summary>What stands before and after a body that is quoted by dollars.</summary>
internal static class DollarTag
{
    /// <summary>One that is not in the body: <c>$name$</c>, or with a number.</summary>
    public static string For(string name, string body)
    {
        var tag = $"${name}$";
        for (var number = 2; body.Contains(tag); number++)
        {
            tag = string.Format(CultureInfo.InvariantCulture, "${0}{1}$", name, number);
        }

        return tag;
    }
}
