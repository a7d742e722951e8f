using System.Globalization;
using System.Text.Json;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Pulling;

namespace MigrationKit.Tool.Reports;

/// <summary>How a live database differs from what it should be, and both ways out.</summary>
internal sealed class VerifyReport(string database, string model, LiveDrift drift, EquatableArray<DeclaredFile> declarations) : Report
{
    private readonly DriftSql _undo = new(drift.Comparison.PlanBack());
    private readonly DriftSql _adopt = new(drift.Comparison.Plan());

    private IReadOnlyList<DriftedObject> Objects => field ??= DriftedObjects.Of(drift.Comparison, _undo, _adopt, drift.Trail);

    /// <summary>Whether what is not modelled is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the state was recorded as it is.</summary>
    public bool IsAccepted { get; init; }

    public override bool HasFindings => (!drift.IsEmpty && !IsAccepted) || (Strict && !drift.NotModelled.IsEmpty);

    private string Origin => drift.Basis == DriftBasis.Recorded ? "its recorded state" : "its migrations";

    public override void WriteText(DataOutput output)
    {
        if (drift.IsEmpty)
        {
            return;
        }

        ChangeWriter.WriteText(drift.Comparison.Diff.Changes, output);
        foreach (var item in Objects.Where(static item => item.Causes.Count > 0))
        {
            output.Line($"-- {item.ObjectKind} {item.Name}: {string.Join("; ", item.Causes)}");
        }

        output.Line("");
        output.Line($"-- To give the database the schema of {Origin}:");
        output.Text(_undo.Text);
        output.Line("");
        output.Line($"-- To give a database with the schema of {Origin} the one that is there, as a new migration would:");
        output.Text(_adopt.Text);
        output.Line("");
        output.Line("-- To declare what is there, in the words of database pull:");
        foreach (var file in declarations)
        {
            output.Line($"-- {file.Path}");
            output.Text(file.Lines);
        }
    }

    public override void WriteMessages(Messages messages)
    {
        foreach (var finding in drift.NotModelled)
        {
            messages.Finding(Strict ? finding with { Severity = FindingSeverity.Error } : finding);
        }

        if (drift.NotRecordedBecause is { } reason)
        {
            messages.Note($"Compared with the migrations. {reason}");
        }

        foreach (var rename in drift.Comparison.Diff.Changes.OfType<RenameObject>().Where(DriftedObjects.IsLikely))
        {
            messages.Note($"{DriftedObjects.Describe(rename)}. To keep its rows elsewhere too, declare it under the new name with {Attribute(rename)}.");
        }

        WriteResult(messages);
        if (IsAccepted)
        {
            messages.Note($"{database}: recorded as it is. Later runs compare with that; the migrations and classes know nothing of it.");
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("database", database);
        json.WriteString("model", model);
        json.WriteString("head", drift.Head);
        json.WriteString("against", drift.Basis == DriftBasis.Recorded ? "recorded" : "model");
        json.WriteString("recordedAt", drift.RecordedAt?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteBoolean("isAccepted", IsAccepted);
        json.WriteChanges("drift", drift.Comparison.Diff.Changes);
        json.WriteObjects("objects", Objects, item => Write(item, json));
        json.WriteString("undoScript", _undo.Text);
        json.WriteString("adoptScript", _adopt.Text);
        json.WriteObjects("declarations", declarations, file =>
        {
            json.WriteString("file", file.Path);
            json.WriteString("lines", file.Lines);
        });
        json.WriteFindings("notModelled", drift.NotModelled);
    }

    private static void Write(DriftedObject item, Utf8JsonWriter json)
    {
        json.WriteString("change", JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()));
        json.WriteString("kind", item.ObjectKind);
        json.WriteString("object", item.Name);
        json.WriteString("description", item.Description);
        json.WriteString("undoSql", item.UndoSql);
        json.WriteString("adoptSql", item.AdoptSql);
        json.WriteObjects("causes", item.Causes, cause => json.WriteCause(cause));
    }

    private static string Attribute(RenameObject rename) => rename.From.Kind is ObjectKind.Schema or ObjectKind.Sequence
        ? $"RenamedFrom = {CSharpText.Literal(rename.From.Name)}"
        : $"[RenamedFrom({CSharpText.Literal(rename.From.Name)})]";

    private void WriteResult(Messages messages)
    {
        var head = drift.Head ?? $"no migration of the model {model}";
        var at = drift.RecordedAt is { } time ? FormattableString.Invariant($", recorded {time:u}") : "";
        if (drift.IsEmpty)
        {
            messages.Note(drift.Basis == DriftBasis.Recorded
                ? $"{database}: unchanged since migrations were applied ({head}{at})."
                : $"{database}: as its migrations say ({head}).");
            return;
        }

        messages.Finding(new Finding(
            Codes.LiveDrift,
            FormattableString.Invariant($"{database} differs in {drift.Comparison.Diff.Changes.Count} object(s) from {Origin} ({head}{at})."),
            IsAccepted
                ? "It is accepted."
                : "Undo it with the first script; or declare it in the classes and add a migration; or leave it: dotnet migrationkit database verify --accept.")
        {
            Severity = IsAccepted ? FindingSeverity.Warning : FindingSeverity.Error,
        });
    }
}
