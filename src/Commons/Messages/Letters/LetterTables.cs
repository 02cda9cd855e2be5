using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Letters;

internal sealed class LetterTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Letter>(letter =>
        {
            letter.ToTable("messages_letter").HasKey(l => l.Id);
            letter.HasIndex(l => new { l.Batch, l.Number }, "messages_letter_printed"); // what waits, and what is printed together
            letter.HasIndex(l => l.About, "messages_letter_about"); // those of a matter, to erase them
        });
        model.Entity<LetterBatch>(batch =>
        {
            batch.ToTable("messages_letter_batch").HasKey(b => b.Id);
            batch.HasIndex(b => new { b.Day, b.Number }, "messages_letter_batch_day").IsUnique(); // the newest, and its name
        });
    }
}
