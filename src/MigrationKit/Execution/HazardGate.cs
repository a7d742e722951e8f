using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Execution;

/// <summary>
/// Refuses, before anything runs, pending steps with hazards that the options do not allow. Hazards stand in the markers of the script; what a
/// person has written without a marker has none. A first run is let through: it meets no rows and no code of a version before.
/// </summary>
internal sealed class HazardGate(MigrationOptions options)
{
    /// <summary>Allows no step that has a hazard.</summary>
    public const string None = "none";

    /// <summary>Whether it has to be remembered that a run is the first one, if it is interrupted.</summary>
    public bool IsClosed => options.AllowedHazards.Count > 0;

    /// <summary>What is wrong with the option.</summary>
    public static string? FaultOf(MigrationOptions options)
    {
        var unknown = options.AllowedHazards.Except(Hazard.Words, StringComparer.OrdinalIgnoreCase).Where(static word => !IsNone(word)).ToList();
        var isBoth = options.AllowedHazards.Count > 1 && options.AllowedHazards.Any(IsNone);
        return unknown.Count == 0 && !isBoth
            ? null
            : $"{nameof(options.AllowedHazards)} has {string.Join(", ", unknown.DefaultIfEmpty($"{None} beside others"))}, but may have "
                + $"{string.Join(", ", Hazard.Words)}, or {None} alone";
    }

    /// <param name="set">The model.</param>
    /// <param name="shares">What is to be done.</param>
    /// <param name="firstRun">How many of these belong to a first run.</param>
    /// <exception cref="MigrationException">A step has a hazard that is not allowed: all of them are named.</exception>
    public void ThrowIfRefused(MigrationSet set, IEnumerable<MigrationShare> shares, int firstRun)
    {
        if (!IsClosed)
        {
            return;
        }

        var refused = shares.Skip(firstRun)
            .SelectMany(static share => share.Now.Select(step => (share.Migration, Step: step)))
            .Select(item => (item.Migration, item.Step, Hazards: item.Step.Hazards.Except(options.AllowedHazards, StringComparer.OrdinalIgnoreCase).ToList()))
            .Where(static item => item.Hazards.Count > 0)
            .ToList();
        if (refused.Count > 0)
        {
            var steps = refused.Select(static item => FormattableString.Invariant(
                $"step {item.Step.Number} of {item.Migration.Id} (line {item.Step.Line} of up.sql) has {string.Join(", ", item.Hazards)}"));
            var words = refused.SelectMany(static item => item.Hazards).Distinct(StringComparer.OrdinalIgnoreCase);
            throw new MigrationException(
                Codes.HazardNotAllowed,
                $"Pending steps of the model {set.ModelName} have hazards that the option AllowedHazards does not allow: {string.Join("; ", steps)}. "
                    + "Nothing was changed.",
                "If that is all right: dotnet migrationkit database apply, which allows all hazards; or "
                    + $"MigrationKit:AllowedHazards={string.Join(",", options.AllowedHazards.Where(static word => !IsNone(word)).Concat(words))}.");
        }
    }

    private static bool IsNone(string word) => string.Equals(word, None, StringComparison.OrdinalIgnoreCase);
}
