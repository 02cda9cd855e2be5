using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Modules;

namespace SmartLocal.Forms;

/// <summary>The form language: it brings texts and parts of pages, and asks the sources of answers.</summary>
public sealed class FormsModule : Module
{
    /// <inheritdoc/>
    public override string Name => "forms";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module) => module.Services.AddSingleton<AnswerOffers>();
}
