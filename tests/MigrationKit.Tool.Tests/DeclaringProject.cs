using System.Diagnostics;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;

namespace MigrationKit.Tool.Tests;

/// <summary>A project whose assembly carries a manifest as the generator writes it, so that these tests need no package.</summary>
internal static class DeclaringProject
{
    public const string Net10 = "<TargetFramework>net10.0</TargetFramework>";

    public static void Write(ProjectFolder folder, string name, DatabaseSchema schema, string frameworks = Net10)
    {
        var manifest = ManifestWriter.Write(SchemaNormalizer.Normalize(schema), ManifestForm.Payload);
        var attribute = $"[assembly: System.Reflection.AssemblyMetadata(\"MigrationKit.Manifest\", \"\"\"\"\n{manifest}\n\"\"\"\")]";
        WriteSource(folder, name, attribute, frameworks);
    }

    public static void WriteSource(ProjectFolder folder, string name, string source, string frameworks = Net10)
    {
        folder.Write($"{name}/Schema.cs", source);
        folder.Write($"{name}/{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{frameworks}</PropertyGroup></Project>");
    }

    public static async Task BuildAsync(ProjectFolder folder, string name)
    {
        string[] arguments = ["build", folder.FullPath($"{name}/{name}.csproj"), "-nologo", "-v:quiet"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output);
    }
}
