using System.Text;

namespace MigrationKit.Tool.Output;

/// <summary>How one text differs from another, in lines: <c>-</c> for what goes, <c>+</c> for what comes, with some of what stays around it.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <returns>Empty where they are the same.</returns>
    public static string Of(string before, string after)
    {
        if (before == after)
        {
            return "";
        }

        var lines = Lines(Split(before), Split(after)).ToList();
        var text = new StringBuilder();
        var last = -1;
        for (var index = 0; index < lines.Count; index++)
        {
            if (!IsNearChange(lines, index))
            {
                continue;
            }

            text.Append(last >= 0 && last < index - 1 ? "  …\n" : "").Append(lines[index].TrimEnd()).Append('\n');
            last = index;
        }

        return text.ToString();
    }

    private static string[] Split(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static bool IsNearChange(List<string> lines, int index) =>
        lines.Take(index + Context + 1).Skip(index - Context).Any(static line => line[0] != ' ');

    private static IEnumerable<string> Lines(string[] before, string[] after)
    {
        var common = CommonAfter(before, after);
        var (left, right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            if (left < before.Length && right < after.Length && before[left] == after[right])
            {
                yield return "  " + before[left++];
                right++;
            }
            else if (left < before.Length && (right == after.Length || common[left + 1, right] >= common[left, right + 1]))
            {
                yield return "- " + before[left++];
            }
            else
            {
                yield return "+ " + after[right++];
            }
        }
    }

    /// <summary>How many lines the longest common subsequence of what follows has.</summary>
    private static int[,] CommonAfter(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var left = before.Length - 1; left >= 0; left--)
        {
            for (var right = after.Length - 1; right >= 0; right--)
            {
                common[left, right] = before[left] == after[right]
                    ? common[left + 1, right + 1] + 1
                    : Math.Max(common[left + 1, right], common[left, right + 1]);
            }
        }

        return common;
    }
}
