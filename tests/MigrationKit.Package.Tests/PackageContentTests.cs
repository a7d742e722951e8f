using System.IO.Compression;
using MigrationKit.Package.Tests.Building;
using VerifyNUnit;

namespace MigrationKit.Package.Tests;

/// <summary>What users get, file by file.</summary>
public sealed class PackageContentTests
{
    private static readonly string[] Told = ["<license ", "<group", "<dependency "];

    [Test]
    public async Task MigrationKit_has_these_files_and_dependencies() => await Verifier.Verify(await DescribeAsync("MigrationKit"));

    [Test]
    public async Task MigrationKit_Testing_has_these_files_and_dependencies() =>
        await Verifier.Verify(await DescribeAsync("MigrationKit.Testing"));

    [Test]
    public async Task The_tool_has_all_of_ours_inside()
    {
        await PackedFeed.PackedAsync();

        var ours = Files("MigrationKit.Tool", "nupkg").Split('\n').Select(Path.GetFileName).OfType<string>()
            .Where(static name => name.StartsWith("MigrationKit", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal));

        Assert.That(ours, Is.EquivalentTo(["MigrationKit.Tool.dll", "MigrationKit.dll", "MigrationKit.Core.dll", "MigrationKit.Testing.dll"]));
    }

    private static async Task<string> DescribeAsync(string package)
    {
        await PackedFeed.PackedAsync();
        return $"{Files(package, "nupkg")}\nSymbols:\n{Files(package, "snupkg")}\nDependencies:\n{Dependencies(package)}";
    }

    private static string Files(string package, string extension)
    {
        using var archive = ZipFile.OpenRead(PackedFeed.PathOf(package, extension));
        var names = archive.Entries.Select(static entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal);
        return string.Concat(names.Select(static name => name + "\n"));
    }

    private static string Dependencies(string package)
    {
        using var archive = ZipFile.OpenRead(PackedFeed.PathOf(package));
        using var nuspec = new StreamReader(archive.GetEntry(package + ".nuspec")!.Open());
        var lines = nuspec.ReadToEnd().Split('\n').Select(static line => line.Trim());
        return string.Concat(lines.Where(static line => Told.Any(start => line.StartsWith(start, StringComparison.Ordinal)))
            .Select(static line => line + "\n"));
    }

    // The rest is NuGet's own.
    private static bool IsOurs(string name) =>
        name != "[Content_Types].xml"
        && !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal);
}
