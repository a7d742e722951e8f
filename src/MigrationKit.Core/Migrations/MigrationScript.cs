using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Sql;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Migrations;

/// <summary>Reads a migration script: plain SQL whose steps start at marker comments. Without a marker it is one transactional step.</summary>
internal static class MigrationScript
{
    /// <exception cref="FindingException">The script cannot be run: broken SQL (MK2013), or statements that would break its steps (MK2014).</exception>
    public static IReadOnlyList<ScriptStep> Parse(string text, string path = "up.sql") => Read(() => new StringReader(text), path);

    /// <summary>The same of a script of any length.</summary>
    /// <param name="open">Opens the script; is called again when statements that were not kept are gone through.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="FindingException">The script cannot be run: broken SQL (MK2013), or statements that would break its steps (MK2014).</exception>
    public static IReadOnlyList<ScriptStep> Read(Func<TextReader> open, string path = "up.sql")
    {
        var steps = new List<ScriptStep>();
        var allowance = new StepStatements.Allowance();
        var statements = new StepStatements(open, allowance);
        var header = new Header(1, [], IsMarker: false);
        using var script = open();
        foreach (var statement in new StatementReader(script).Read())
        {
            if (Markers(statement).LastOrDefault() is { } marker)
            {
                Close(steps, statements, header, path);
                (header, statements) = (marker, new StepStatements(open, allowance));
            }

            if (statement.Error is { } error)
            {
                throw Broken(error, path, statement.Line);
            }

            if (StepStatements.IsReal(statement))
            {
                StatementRules.Check(statement, path);
                statements.Add(statement, mayBeStreamed: !header.Words.Contains("no-transaction"));
            }
        }

        Close(steps, statements, header, path);
        return steps;
    }

    private static void Close(List<ScriptStep> steps, StepStatements statements, Header header, string path)
    {
        if (statements.Count == 0)
        {
            return;
        }

        var isTransactional = true;
        var step = new ScriptStep { Number = steps.Count + 1, Line = header.IsMarker ? header.Line : statements[0].Line, Statements = statements };
        foreach (var word in header.Words)
        {
            var equals = word.IndexOf('=');
            var (key, value) = equals < 0 ? (word, "") : (word.Substring(0, equals), word.Substring(equals + 1));
            (step, isTransactional) = key switch
            {
                "transactional" => (step, true),
                "no-transaction" => (step, false),
                "lock_timeout" => (step with { LockTimeout = Duration(value) ?? throw Unknown(word, path, header.Line) }, isTransactional),
                "phase" when value is "expand" or "contract" or "cutover" => (step with { Phase = value }, isTransactional),
                "hazards" => (step with { Hazards = value.Split(',').ToEquatableArray() }, isTransactional),
                _ => throw Unknown(word, path, header.Line),
            };
        }

        steps.Add(step with { Transactional = isTransactional });
    }

    private static IEnumerable<Header> Markers(SqlStatement statement)
    {
        // The marker stands in the comments before a step's first statement.
        var lines = statement.LeadingTrivia.Split('\n');
        var firstLine = statement.Line - lines.Length + 1;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith(SqlScriptWriter.StepMarker, StringComparison.Ordinal))
            {
                var words = line.Substring(SqlScriptWriter.StepMarker.Length).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                yield return new Header(firstLine + i, words, IsMarker: true);
            }
        }
    }

    private static TimeSpan? Duration(string text)
    {
        var (digits, unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text.Substring(0, text.Length - 2), 1)
            : text.EndsWith("s", StringComparison.Ordinal) ? (text.Substring(0, text.Length - 1), 1000)
            : (text, 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? TimeSpan.FromMilliseconds((double)number * unit) : null;
    }

    private static FindingException Unknown(string word, string path, int line) => new(new Finding(
        Codes.BrokenScript,
        $"\"{word}\" is not a word of a step marker.",
        $"Write \"{SqlScriptWriter.StepMarker} transactional\" or \"no-transaction\", then lock_timeout=5s, phase=expand|contract, hazards=….")
    { File = path, Line = line });

    private static FindingException Broken(string error, string path, int line) => new(new Finding(
        Codes.BrokenScript, $"This is not SQL that can be split into statements: {error}.", "Close the quote or comment, or restore the file.")
    { File = path, Line = line });

    private sealed record Header(int Line, string[] Words, bool IsMarker);
}
