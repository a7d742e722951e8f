using MigrationKit.Core.Model;

namespace MigrationKit.Internal;

/// <summary>Chooses among the sets that there are.</summary>
internal static class SetChooser
{
    /// <param name="sets">What there is.</param>
    /// <param name="modelNames">What is wanted; empty for everything.</param>
    /// <exception cref="MigrationException">There is nothing, or no such model, or two of one name.</exception>
    public static IReadOnlyList<MigrationSet> Choose(IReadOnlyList<MigrationSet> sets, IList<string> modelNames)
    {
        if (sets.Count == 0)
        {
            throw new MigrationException(
                Codes.NothingRegistered,
                "No migrations are registered in this process.",
                "Add the package MigrationKit to the project with the [Table] classes, add its first migration with "
                    + "dotnet build -t:MigrationKitAdd -p:MigrationName=initial, build, and reference that project from this application.");
        }

        return sets.Count == 1 && modelNames.Count == 0 ? sets : ChooseAmong(sets, modelNames);
    }

    private static IReadOnlyList<MigrationSet> ChooseAmong(IReadOnlyList<MigrationSet> sets, IList<string> modelNames)
    {
        if (modelNames.FirstOrDefault(name => sets.All(set => set.ModelName != name)) is { } unknown)
        {
            throw OptionsCheck.Invalid(
                $"there is no model '{unknown}'; registered are {string.Join(", ", sets.Select(static set => set.ToString()))}");
        }

        var chosen = sets.Where(set => modelNames.Count == 0 || modelNames.Contains(set.ModelName)).ToList();
        if (chosen.Count == 1)
        {
            return chosen;
        }

        var twice = chosen.GroupBy(static set => set.ModelName, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1);
        return twice is null
            ? chosen
            : throw new MigrationException(
                Codes.InvalidOptions,
                $"Two sets of migrations have the model name {twice.Key}: "
                    + $"{string.Join(" and ", twice.Select(static set => set.Scripts.Origin))}.",
                "Give one of the projects another name with the MSBuild property MigrationKitModelName.");
    }
}
