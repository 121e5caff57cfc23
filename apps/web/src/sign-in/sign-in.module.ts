import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { PasswordController } from './password.controller.js';
import { SignInController } from './sign-in.controller.js';
import { TokenController } from './token.controller.js';

@Module({ controllers: [SignInController, PasswordController, AccountController, TokenController] })
export class SignInModule {}
