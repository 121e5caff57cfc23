import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';
import { isId } from '#platform';

/** For ids in addresses: what is no id belongs to nothing, and is answered like any id that one may not see. */
@Injectable()
export class AnId implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!isId(text)) throw new NotFoundException();
    return text;
  }
}
