using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Journal;

/// <summary>The journal: its tables, its daily check, its pages.</summary>
internal sealed class JournalPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<JournalTables>()
        .Entry<DeadLetterReplayed>()
        .Entry<EntryReadAgain>()
        .Job<CheckJournal, JournalCheck>("daily 04:00")
        .Job<ReadEntry, EntryReading>()
        .Menu(MenuSide.Staff, 80, "platform.menu.journal", "/staff/journal", Permission.Right(JournalPages.Right));

    public override void Map(IEndpointRouteBuilder routes) => JournalPages.Map(routes);
}
